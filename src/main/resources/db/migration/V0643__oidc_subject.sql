-- Whom a subject of an OpenID provider is here. What they may do stands with the person, never with the subject.
CREATE TABLE identity.oidc_subject (
    issuer  text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    subject text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    person  text        NOT NULL REFERENCES identity.person,
    set_by  text        NOT NULL,
    set_at  timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, person)
);
GRANT SELECT, INSERT, DELETE ON identity.oidc_subject TO quota_exchange_app;
