-- What a dashboard asks of envelopes, and reminders.

ALTER TABLE recipients ADD COLUMN reminded_at INTEGER;
-- Where it is whose turn: the envelopes that wait for a person, known by their address.
CREATE INDEX recipients_waiting_idx ON recipients (organization_id, lower(email)) WHERE state IN ('active', 'opened');

-- Name and people in lower case, one a line: what a text is looked for in. Kept by the program, which knows every script's case.
ALTER TABLE envelopes ADD COLUMN search_text TEXT NOT NULL DEFAULT '';
UPDATE envelopes SET search_text = lower(name) || coalesce((SELECT char(10) || group_concat(lower(r.name || char(10) || r.email), char(10)) FROM recipients r WHERE r.envelope_id = envelopes.id), '');
-- The organization's envelopes, last changed first.
CREATE INDEX envelopes_organization_id_updated_at_id_idx ON envelopes (organization_id, updated_at, id);

-- Correcting a recipient ends their links.
CREATE INDEX signing_links_recipient_id_idx ON signing_links (recipient_id);
