--liquibase formatted sql

--changeset cobuild:0022-project-share
create table project_share (
  id bigint not null primary key,
  tenant_id bigint not null comment 'tenant that owns the project',
  project_id bigint not null,
  receiver_tenant_id bigint not null,
  receiver_unit_id bigint null comment 'null: those who read tenant-wide there',
  areas varchar(64) not null comment 'names of ProjectArea, separated by spaces',
  reason varchar(500) not null,
  until_on date null comment 'last day in the owner''s time zone; null: until revoked',
  until_at datetime(6) null comment 'the end of that day: from then on nothing is seen',
  given_by_name varchar(64) not null,
  given_by_unit varchar(100) not null,
  given_at datetime(6) not null,
  ended_by_name varchar(64) null,
  ended_at datetime(6) null comment 'revoked, or replaced by another',
  constraint project_share_uk_id unique (tenant_id, id),
  constraint project_share_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_share_fk_receiver foreign key (receiver_tenant_id) references tenant (id),
  constraint project_share_fk_unit foreign key (receiver_tenant_id, receiver_unit_id) references unit (tenant_id, id),
  index project_share_ix_project (project_id, receiver_tenant_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

alter table project_visibility
  add column plan_until_at datetime(6) null comment 'until when a share shows this area; null: no share does',
  add column review_until_at datetime(6) null,
  add column money_until_at datetime(6) null,
  add column construction_until_at datetime(6) null,
  add column operation_until_at datetime(6) null,
  add column shared_until_at datetime(6) null comment 'until when any share shows anything',
  modify column part varchar(8) not null comment 'WHOLE, PACKAGE, or SHARED: nothing but what is shared',
  drop index project_visibility_ix_project,
  add index project_visibility_ix_project (project_id, tenant_id, unit_id, part, shared_until_at);
