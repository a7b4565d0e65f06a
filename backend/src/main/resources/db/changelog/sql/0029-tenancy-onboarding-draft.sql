--liquibase formatted sql

--changeset cobuild:0029-tenancy-onboarding-draft
create table onboarding_draft (
  id bigint not null primary key,
  tenant_id bigint not null comment 'the operator''s, which brings others in',
  version int not null comment 'counts up with every change',
  template varchar(32) not null,
  code varchar(32) not null comment 'of the tenant to be; empty until it is chosen',
  name varchar(100) not null comment 'empty until it is chosen',
  name_en varchar(100) not null,
  parent_id bigint null comment 'the city above',
  import_id bigint null comment 'the workbook of its units and people',
  made_tenant_id bigint null comment 'what came of it; null while it is a draft',
  started_by_name varchar(64) not null,
  started_at datetime(6) not null,
  saved_by_name varchar(64) not null,
  saved_at datetime(6) not null,
  constraint onboarding_draft_uk_id unique (tenant_id, id),
  index onboarding_draft_ix_import (tenant_id, import_id),
  index onboarding_draft_ix_parent (parent_id),
  index onboarding_draft_ix_made (made_tenant_id),
  constraint onboarding_draft_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint onboarding_draft_fk_parent foreign key (parent_id) references tenant (id),
  constraint onboarding_draft_fk_made foreign key (made_tenant_id) references tenant (id),
  constraint onboarding_draft_fk_import foreign key (tenant_id, import_id) references people_import (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table onboarding_draft_file (
  tenant_id bigint not null,
  draft_id bigint not null,
  file varchar(32) not null comment 'a file of the folder that does not say what the template says',
  content mediumtext not null,
  primary key (tenant_id, draft_id, file),
  constraint onboarding_draft_file_fk_draft foreign key (tenant_id, draft_id) references onboarding_draft (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
