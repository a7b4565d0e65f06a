--liquibase formatted sql

--changeset cobuild:0004-audit
create table audit_entry (
  id bigint not null primary key,
  tenant_id bigint not null comment 'the tenant whose data changed',
  occurred_at datetime(6) not null,
  action varchar(64) not null,
  actor_person_id bigint null,
  actor_client_id bigint null,
  actor_name varchar(100) not null,
  actor_post varchar(100) null comment 'as it was called then',
  actor_unit varchar(100) not null comment 'as it was called then',
  actor_tenant_id bigint not null,
  source varchar(64) null,
  request_id varchar(64) null,
  subject_type varchar(32) not null,
  subject_id bigint not null,
  project_id bigint null,
  participant_id bigint null comment 'set when only the whole view and this participant may read the event',
  audience varchar(16) not null comment 'WHOLE: whoever sees all of the project; SHARED: everybody who sees it; NONE: not on the timeline',
  detail varchar(200) null,
  amount decimal(18,2) null,
  constraint audit_entry_uk_id unique (tenant_id, id),
  constraint audit_entry_fk_tenant foreign key (tenant_id) references tenant (id),
  index audit_entry_ix_project (project_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table audit_change (
  tenant_id bigint not null,
  entry_id bigint not null,
  ordinal int not null,
  field varchar(64) not null,
  before_value text null,
  after_value text null,
  primary key (tenant_id, entry_id, ordinal),
  constraint audit_change_fk_entry foreign key (tenant_id, entry_id) references audit_entry (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
