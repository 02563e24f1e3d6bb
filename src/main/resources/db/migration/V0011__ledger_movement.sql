-- The movements that each settlement code permits. REVERSE mirrors an earlier settlement and has no line here.
--   owners: SAME, between accounts of one owner; OTHER, of two different owners; ANY, the kinds say enough
CREATE TABLE ledger.movement (
    code      text NOT NULL,
    from_kind text NOT NULL,
    to_kind   text NOT NULL,
    owners    text NOT NULL CHECK (owners IN ('SAME', 'OTHER', 'ANY')),
    PRIMARY KEY (code, from_kind, to_kind)
);

INSERT INTO ledger.movement (code, from_kind, to_kind, owners) VALUES
    ('MINT', 'MINTED', 'RESERVE', 'ANY'),
    ('LEVY', 'RESERVE', 'POOL', 'ANY'),
    ('LIST', 'RESERVE', 'LISTED', 'SAME'),
    ('UNLIST', 'LISTED', 'RESERVE', 'SAME'),
    ('AWARD', 'LISTED', 'AWARDED', 'SAME'),
    ('AWARD', 'POOL', 'AWARDED', 'SAME'),
    ('DELIVER', 'AWARDED', 'RESERVE', 'OTHER'),
    ('DELIVER', 'CASH', 'REVENUE', 'OTHER'),
    ('DEFAULT', 'AWARDED', 'RESERVE', 'SAME'),
    ('DEFAULT', 'AWARDED', 'POOL', 'SAME'),
    ('WRITE_OFF', 'RESERVE', 'WRITTEN_OFF', 'ANY'),
    ('FREEZE', 'RESERVE', 'FROZEN', 'SAME'),
    ('FREEZE', 'LISTED', 'FROZEN', 'SAME'),
    ('FREEZE', 'AWARDED', 'FROZEN', 'SAME'),
    ('FREEZE', 'POOL', 'FROZEN', 'SAME'),
    ('THAW', 'FROZEN', 'RESERVE', 'SAME'),
    ('THAW', 'FROZEN', 'LISTED', 'SAME'),
    ('THAW', 'FROZEN', 'AWARDED', 'SAME'),
    ('THAW', 'FROZEN', 'POOL', 'SAME'),
    ('CANCEL', 'FROZEN', 'CANCELLED', 'ANY'),
    ('CANCEL', 'RESERVE', 'CANCELLED', 'ANY'),
    ('DEPOSIT_HOLD', 'CASH', 'DEPOSIT', 'SAME'),
    ('DEPOSIT_RELEASE', 'DEPOSIT', 'CASH', 'SAME'),
    ('DEPOSIT_FORFEIT', 'DEPOSIT', 'FORFEITS', 'ANY'),
    ('PAY_IN', 'OUTSIDE', 'CASH', 'ANY'),
    ('PAY_OUT', 'CASH', 'OUTSIDE', 'ANY'),
    ('PAY_OUT', 'REVENUE', 'OUTSIDE', 'ANY'),
    ('PAY_OUT', 'FORFEITS', 'OUTSIDE', 'ANY'),
    ('SPEND', 'REVENUE', 'OUTSIDE', 'ANY');
