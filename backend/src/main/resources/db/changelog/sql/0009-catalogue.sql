--liquibase formatted sql

--changeset cobuild:0009-catalogue
create table catalogue_entry (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  ordinal int not null,
  name varchar(200) not null,
  provider_tenant_id bigint not null,
  provider_unit_id bigint not null,
  summary varchar(2000) null,
  items varchar(2000) null,
  sharing_type varchar(16) not null,
  sharing_condition varchar(500) null,
  legal_basis varchar(500) null,
  update_cycle varchar(16) not null,
  constraint catalogue_entry_uk_id unique (tenant_id, id),
  constraint catalogue_entry_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint catalogue_entry_fk_provider foreign key (provider_tenant_id, provider_unit_id) references unit (tenant_id, id),
  index catalogue_entry_ix_project (project_id, ordinal),
  index catalogue_entry_ix_project_fk (tenant_id, project_id),
  index catalogue_entry_ix_provider (provider_tenant_id, provider_unit_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
