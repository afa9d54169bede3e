DROP INDEX signing_links_recipient_id_idx;
DROP INDEX envelopes_organization_id_updated_at_id_idx;
ALTER TABLE envelopes DROP COLUMN search_text;
DROP INDEX recipients_waiting_idx;
ALTER TABLE recipients DROP COLUMN reminded_at;
