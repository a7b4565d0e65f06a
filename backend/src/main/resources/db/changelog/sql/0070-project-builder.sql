--liquibase formatted sql

--changeset cobuild:0070-project-builder
create table project_own_build (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null comment 'no row: the state company builds',
  reason varchar(1000) not null,
  amount decimal(18,2) not null comment 'CNY in yuan: the estimate when consent was asked for',
  state varchar(16) not null comment 'ASKED, GIVEN or REFUSED',
  asked_at datetime(6) not null,
  asked_by_name varchar(64) not null,
  answer varchar(1000) null comment 'why it was given or refused',
  answered_at datetime(6) null,
  answered_by_name varchar(64) null,
  version int not null,
  constraint project_own_build_uk_id unique (tenant_id, id),
  constraint project_own_build_uk_project unique (tenant_id, project_id),
  constraint project_own_build_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_own_build_ix_project (project_id),
  index project_own_build_ix_asked (tenant_id, state, asked_at, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
