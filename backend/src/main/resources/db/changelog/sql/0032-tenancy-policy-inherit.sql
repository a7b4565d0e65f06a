--liquibase formatted sql
--changeset cobuild:0032-tenancy-policy-inherit
alter table policy_value
  modify value varchar(64) null comment 'a decimal; null: from that day on the county has what its city has';
