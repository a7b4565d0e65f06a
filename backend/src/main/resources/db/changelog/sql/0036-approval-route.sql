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

--changeset cobuild:0036-approval-route-conditions
alter table approval_route
  add column categories varchar(500) null comment 'codes that the subjects room gives, parted by commas; null for any',
  add column amount_from varchar(64) null comment 'yuan or the name of a policy value; null for any amount',
  add column amount_below varchar(64) null comment 'yuan or the name of a policy value; null for any amount',
  add column crossing boolean null comment 'whether units of other tenants take part; null for either';

alter table approval_case
  add column category varchar(32) null comment 'of its subject on the day of submission; null when it has none or nobody noted it',
  add column crossing boolean null comment 'whether units of other tenants took part then; null when nobody noted it';

create table approval_route_draft (
  id bigint not null primary key,
  tenant_id bigint not null,
  code varchar(64) not null,
  version int not null,
  content mediumtext not null comment 'the route as it is edited, as JSON; it may have faults',
  person_name varchar(64) not null comment 'who saved it last',
  saved_at datetime(6) not null,
  constraint approval_route_draft_uk_id unique (tenant_id, id),
  constraint approval_route_draft_uk_code unique (tenant_id, code),
  constraint approval_route_draft_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
