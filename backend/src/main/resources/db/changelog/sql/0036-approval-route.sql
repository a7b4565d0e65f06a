--liquibase formatted sql

--changeset cobuild:0036-approval-route-level
alter table approval_route_assignee
  add column unit_tenant_id bigint null comment 'tenant of the unit: that of the route, or the city above it';
update approval_route_assignee set unit_tenant_id = tenant_id;
alter table approval_route_assignee
  modify unit_tenant_id bigint not null comment 'tenant of the unit: that of the route, or the city above it';
alter table approval_route_assignee drop foreign key approval_route_assignee_fk_unit;
alter table approval_route_assignee drop index approval_route_assignee_ix_unit;
alter table approval_route_assignee
  add constraint approval_route_assignee_fk_unit foreign key (unit_tenant_id, unit_id) references unit (tenant_id, id),
  add index approval_route_assignee_ix_unit (unit_tenant_id, unit_id);
