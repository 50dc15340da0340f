-- What a signature is for, when the file is another module's: whoever keeps it takes the signed file in the same transaction.
alter table signing.pending_signature
  add column source text collate "C" check (source ~ '^[a-z][a-z-]*$'),
  add column source_id uuid,
  add check ((source is null) = (source_id is null));
