--liquibase formatted sql

--changeset cobuild:0033-tenancy-unit-lead
alter table unit
  add column lead_tenant_id bigint null comment 'the city above, of the unit that leads this one beside its own tenant',
  add column lead_unit_id bigint null comment 'the unit of the city that leads it too; null: nobody does',
  add constraint unit_fk_lead foreign key (lead_tenant_id, lead_unit_id) references unit (tenant_id, id),
  add index unit_ix_lead (lead_tenant_id, lead_unit_id);

alter table unit_change
  modify kind varchar(8) not null comment 'RENAME, MOVE, MERGE, SPLIT, CLOSE or LEAD';

alter table unit_change_part
  add column lead_tenant_id bigint null comment 'the city above, of the unit that leads it from that day',
  add column lead_unit_id bigint null comment 'the unit of the city that leads it from that day',
  add constraint unit_change_part_fk_lead foreign key (lead_tenant_id, lead_unit_id) references unit (tenant_id, id),
  add index unit_change_part_ix_lead (lead_tenant_id, lead_unit_id);
