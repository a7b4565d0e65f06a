--liquibase formatted sql

--changeset cobuild:0048-project-planning
alter table project
  add column key_task_tenant_id bigint null comment 'tenant whose plan has the key task that the project serves',
  add column key_task_id bigint null,
  add column batch_tenant_id bigint null comment 'tenant that made the batch into which it was submitted last',
  add column batch_id bigint null,
  add constraint project_fk_key_task foreign key (key_task_tenant_id, key_task_id) references planning_task (tenant_id, id),
  add constraint project_fk_batch foreign key (batch_tenant_id, batch_id) references planning_batch (tenant_id, id),
  add index project_ix_key_task (key_task_tenant_id, key_task_id),
  add index project_ix_batch (batch_tenant_id, batch_id);

alter table project_submission
  add column late_reason varchar(500) null comment 'why it came after the closing day; null when it did not';
