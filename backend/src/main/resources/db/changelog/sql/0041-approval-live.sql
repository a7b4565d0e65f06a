--liquibase formatted sql

--changeset cobuild:0041-approval-live
alter table approval_case
  add column change_id bigint not null default 0 comment 'another one with each change, ordered by time: what is new is found by it',
  add index approval_case_ix_change (change_id);
