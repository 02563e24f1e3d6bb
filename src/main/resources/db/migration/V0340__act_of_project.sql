-- Acts about a construction or reclamation project: its registration, fee payments, write-off, commitment, draws from the pool.
CREATE INDEX act_of_project ON act.act ((document::jsonb ->> 'project'), id);
