--liquibase formatted sql

--changeset cobuild:0071-project-category
create table project_category_fact (
  id bigint not null primary key,
  tenant_id bigint not null,
  project_id bigint not null,
  earlier_project_id bigint null comment 'of the same tenant: what is rebuilt, extended or upgraded',
  earlier_system varchar(200) null comment 'the same, of what is no project here',
  original_investment decimal(18,2) null comment 'CNY in yuan',
  post_evaluation varchar(2000) null comment 'what the evaluation of the earlier project said, and where it stands',
  yearly_fee decimal(18,2) null comment 'CNY in yuan',
  period_months int null,
  counts_as varchar(16) null comment 'the category that an upgrade counts as, fixed by the submission',
  constraint project_category_fact_uk_id unique (tenant_id, id),
  constraint project_category_fact_uk_project unique (tenant_id, project_id),
  constraint project_category_fact_fk_project foreign key (tenant_id, project_id) references project (tenant_id, id),
  constraint project_category_fact_fk_earlier foreign key (tenant_id, earlier_project_id) references project (tenant_id, id),
  index project_category_fact_ix_project (project_id),
  index project_category_fact_ix_earlier (tenant_id, earlier_project_id),
  constraint project_category_fact_ck_money check ((original_investment is null or original_investment >= 0) and (yearly_fee is null or yearly_fee >= 0))
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
