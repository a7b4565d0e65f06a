--liquibase formatted sql

--changeset cobuild:0045-approval-route-out
alter table approval_route
  add column out_on date null comment 'the first day on which new cases take it no longer, nor any version before it; null as long as they do';
