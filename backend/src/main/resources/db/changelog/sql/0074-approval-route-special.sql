--liquibase formatted sql

--changeset cobuild:0074-approval-route-special
alter table approval_route
  add column special boolean not null default false comment 'for the special track alone';

alter table approval_case
  add column special boolean null comment 'whether it went by the special track then; null when nobody noted it';
