--liquibase formatted sql

--changeset cobuild:0045-approval-condition-level
alter table approval_case_condition
  add column named_tenant_id bigint null comment 'tenant of the task whose decision named it: it ends it';

-- Conditions of a level that another one named ended there before; from now on they end where they were named.
update approval_case_condition c
  join approval_decision d on d.tenant_id = c.tenant_id and d.id = c.decision_id
  left join approval_task t on t.case_tenant_id = d.tenant_id and t.id = d.task_id
  set c.named_tenant_id = coalesce(t.tenant_id, c.tenant_id);

alter table approval_case_condition
  modify named_tenant_id bigint not null comment 'tenant of the task whose decision named it: it ends it',
  add index approval_case_condition_ix_named (named_tenant_id),
  add constraint approval_case_condition_fk_named foreign key (named_tenant_id) references tenant (id);
