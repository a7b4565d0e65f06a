--liquibase formatted sql

--changeset cobuild:0043-approval-levels
alter table approval_case
  add column cut_at datetime(6) null comment 'when a step changed the amount last; null when none has since it was opened';

alter table approval_decision
  add column merges_step_id bigint null comment 'the joint review whose conclusions it sums up as one opinion; null for an opinion of its own';

create table approval_confirmation (
  id bigint not null primary key,
  tenant_id bigint not null comment 'of the participant',
  task_id bigint not null,
  project_id bigint not null,
  question varchar(500) not null,
  person_name varchar(64) not null comment 'who asked',
  unit_name varchar(100) not null comment 'as it was called then',
  asked_at datetime(6) not null,
  constraint approval_confirmation_uk_id unique (tenant_id, id),
  constraint approval_confirmation_uk_task unique (tenant_id, task_id),
  constraint approval_confirmation_fk_task foreign key (tenant_id, task_id) references approval_task (tenant_id, id),
  index approval_confirmation_ix_project (project_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
