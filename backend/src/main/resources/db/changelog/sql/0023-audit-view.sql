--liquibase formatted sql

--changeset cobuild:0023-audit-view
create table audit_view (
  id bigint not null primary key,
  tenant_id bigint not null comment 'the tenant whose data was seen',
  project_id bigint not null comment '0: of no project',
  areas int not null comment 'bits of ProjectArea that were seen beside the summary, 1 for the first',
  viewer_tenant_id bigint not null,
  viewer_unit_id bigint not null comment '0: a machine',
  viewer_id bigint not null comment 'person or machine client',
  viewer_name varchar(100) not null comment 'as it was called then',
  viewer_unit varchar(100) not null comment 'as it was called then',
  ground varchar(16) not null,
  seen_on date not null comment 'UTC',
  first_at datetime(6) not null,
  last_at datetime(6) not null,
  times int not null comment 'once in ten minutes at most',
  constraint audit_view_uk_day unique (tenant_id, seen_on, viewer_id, viewer_unit_id, project_id),
  constraint audit_view_fk_tenant foreign key (tenant_id) references tenant (id),
  index audit_view_ix_tenant (tenant_id, id),
  index audit_view_ix_project (tenant_id, project_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
