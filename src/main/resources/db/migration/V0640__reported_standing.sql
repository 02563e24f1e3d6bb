-- Who reported how a county stands, and who made two counties a pair; NULL where nobody signed in for it. Clause: Z10-06.2
ALTER TABLE registry.county_task ADD COLUMN maker text, ADD COLUMN approver text, ADD CHECK (maker <> approver);
ALTER TABLE registry.own_balance ADD COLUMN maker text, ADD COLUMN approver text, ADD CHECK (maker <> approver);
ALTER TABLE registry.shortage ADD COLUMN maker text, ADD COLUMN approver text, ADD CHECK (maker <> approver);
ALTER TABLE registry.pairing ADD COLUMN maker text, ADD COLUMN approver text, ADD CHECK (maker <> approver);
