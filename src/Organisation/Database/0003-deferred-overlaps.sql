-- A list may end one appointment and begin the next in one transaction, in any order of statements: overlaps are judged at its end.
alter table organisation.appointment drop constraint appointment_post_taken;
alter table organisation.appointment drop constraint appointment_same_post;
alter table organisation.appointment drop constraint appointment_two_principal;
alter table organisation.appointment add constraint appointment_post_taken
  exclude using gist (agency_id with =, post_id with =, daterange(valid_from, valid_to, '[]') with &&) where (is_single) deferrable initially deferred;
alter table organisation.appointment add constraint appointment_same_post
  exclude using gist (agency_id with =, post_id with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&) deferrable initially deferred;
alter table organisation.appointment add constraint appointment_two_principal
  exclude using gist (agency_id with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&) where (kind = 'Principal') deferrable initially deferred;
