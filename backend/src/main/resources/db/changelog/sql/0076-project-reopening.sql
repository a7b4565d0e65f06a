--liquibase formatted sql

--changeset cobuild:0076-project-reopening
create table project_reopening (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  kind varchar(16) not null comment 'APPEAL in the same batch, or NEXT_BATCH',
  batch_id bigint null comment 'batch in which it had been refused; null where there was none',
  reason varchar(1000) not null,
  reopened_at datetime(6) not null,
  reopened_by_name varchar(64) not null comment 'who reopened it, as called then',
  constraint project_reopening_uk_id unique (tenant_id, id),
  constraint project_reopening_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_reopening_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
