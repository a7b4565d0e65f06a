--liquibase formatted sql

--changeset cobuild:0046-approval-unneeded
alter table approval_task rename column decided_at to closed_at;
alter table approval_task
  modify closed_at datetime(6) null comment 'when it was decided last, or was not needed any more',
  add index approval_task_ix_unneeded (tenant_id, unit_id, state, closed_at, id);

--changeset cobuild:0046-approval-unneeded-since
update approval_task task
  join approval_step step on step.id = task.step_id and step.tenant_id = task.case_tenant_id
  join approval_case matter on matter.id = task.case_id and matter.tenant_id = task.case_tenant_id
  set task.closed_at = coalesce(step.closed_at, matter.closed_at)
  where task.state = 'NOT_NEEDED' and task.closed_at is null;
