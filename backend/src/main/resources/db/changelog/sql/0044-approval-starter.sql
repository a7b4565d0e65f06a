--liquibase formatted sql

--changeset cobuild:0044-approval-starter
alter table approval_case
  add column starter_for_person_id bigint null comment 'who was absent, when a proxy submitted it first; null when nobody was',
  add column starter_for_name varchar(64) null comment 'the same, by name';

alter table project_submission
  add column acting_for_name varchar(64) null comment 'who was acted for, by name; null for oneself';
