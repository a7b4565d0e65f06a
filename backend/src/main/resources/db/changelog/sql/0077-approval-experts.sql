--liquibase formatted sql

--changeset cobuild:0077-approval-experts
alter table approval_route_step
  add column experts boolean null comment 'whether it waits for the expert panel of its case';
update approval_route_step set experts = false;
alter table approval_route_step
  modify experts boolean not null comment 'whether it waits for the expert panel of its case';

alter table approval_step
  add column experts boolean null comment 'whether it waits for the expert panel of its case';
update approval_step set experts = false;
alter table approval_step
  modify experts boolean not null comment 'whether it waits for the expert panel of its case';

alter table approval_case
  add column experts_at datetime(6) null comment 'when its expert panel was closed with its minutes';
update approval_case c
  join expert_panel p on p.tenant_id = c.tenant_id and p.case_id = c.id
  set c.experts_at = p.closed_at
  where p.state = 'CLOSED';
