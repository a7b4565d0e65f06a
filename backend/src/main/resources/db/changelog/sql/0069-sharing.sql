--liquibase formatted sql

--changeset cobuild:0069-sharing-resource
create table published_resource (
  id bigint not null primary key comment 'that of its entry',
  tenant_id bigint not null comment 'the tenant of the project that brings it',
  project_id bigint not null,
  provider_tenant_id bigint not null,
  provider_unit_id bigint not null,
  name varchar(200) not null,
  sharing_type varchar(16) not null,
  sharing_condition varchar(500) null,
  published_at datetime(6) not null,
  constraint published_resource_uk_id unique (tenant_id, id),
  constraint published_resource_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint published_resource_fk_entry foreign key (tenant_id, id) references catalogue_entry (tenant_id, id),
  constraint published_resource_fk_provider foreign key (provider_tenant_id, provider_unit_id) references unit (tenant_id, id),
  index published_resource_ix_project (tenant_id, project_id),
  index published_resource_ix_provider (provider_tenant_id, provider_unit_id),
  index published_resource_ix_order (name, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

--changeset cobuild:0069-sharing-published
insert into published_resource
select e.id, e.tenant_id, e.project_id, e.provider_tenant_id, e.provider_unit_id, e.name, e.sharing_type, e.sharing_condition, p.updated_at
from catalogue_entry e join project p on p.tenant_id = e.tenant_id and p.id = e.project_id
where p.stage in ('APPROVED', 'ALLOCATED', 'PROCUREMENT', 'CONSTRUCTION', 'ACCEPTANCE', 'OPERATION');

--changeset cobuild:0069-sharing-request
create table sharing_request (
  id bigint not null primary key,
  tenant_id bigint not null comment 'the tenant of the provider, which answers',
  unit_id bigint not null comment 'the provider',
  requester_tenant_id bigint not null,
  requester_unit_id bigint not null,
  resource_tenant_id bigint not null,
  resource_id bigint not null,
  project_id bigint not null comment 'the project that brings the resource',
  purpose varchar(1000) not null,
  state varchar(16) not null comment 'REQUESTED, GRANTED, LIMITED, REFUSED or WITHDRAWN',
  due_on date not null,
  requested_at datetime(6) not null,
  requested_by_name varchar(64) not null,
  answer varchar(1000) null comment 'the limits, or why it was refused',
  answered_at datetime(6) null,
  answered_by_name varchar(64) null,
  escalated_at datetime(6) null comment 'when its silence was brought before a superior of the provider',
  escalated_to varchar(32) null,
  version int not null,
  constraint sharing_request_uk_id unique (tenant_id, id),
  constraint sharing_request_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint sharing_request_fk_requester foreign key (requester_tenant_id, requester_unit_id) references unit (tenant_id, id),
  constraint sharing_request_fk_resource foreign key (resource_tenant_id, resource_id) references published_resource (tenant_id, id),
  index sharing_request_ix_unit (tenant_id, unit_id),
  index sharing_request_ix_overdue (tenant_id, state, due_on),
  index sharing_request_ix_requester (requester_tenant_id, requester_unit_id),
  index sharing_request_ix_resource (resource_tenant_id, resource_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
