--liquibase formatted sql

--changeset cobuild:0052-project-target
create table project_target (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  target_group varchar(16) not null comment 'QUANTITY, QUALITY, TIMELINESS, COST, ECONOMIC, SOCIAL, ECOLOGICAL, LASTING or SATISFACTION',
  indicator varchar(200) not null,
  comparison varchar(16) not null comment 'AT_LEAST, AT_MOST, EQUAL or DONE',
  target_value decimal(18,4) null comment 'null while not said, and of what is only done or not',
  target_unit varchar(20) null,
  evidence varchar(500) null comment 'by what it will be shown',
  note varchar(500) null,
  constraint project_target_uk_id unique (tenant_id, id),
  constraint project_target_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  index project_target_ix_project (project_id, ordinal),
  index project_target_ix_project_fk (tenant_id, project_id),
  constraint project_target_ck check (target_value is null or target_value >= 0)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
