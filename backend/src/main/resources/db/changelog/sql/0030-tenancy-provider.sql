--liquibase formatted sql

--changeset cobuild:0030-tenancy-provider
create table provider_mapping (
  tenant_id bigint not null,
  provider varchar(64) not null comment 'the name under which the portal knows it',
  claim varchar(100) not null comment 'whose values say what a person holds',
  makes_people boolean not null comment 'whether who is not known here and gets a post becomes a person',
  gives_duties boolean not null comment 'whether it may give the administrators'' duties',
  primary key (tenant_id, provider),
  constraint provider_mapping_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table provider_post (
  tenant_id bigint not null,
  provider varchar(64) not null,
  ordinal int not null,
  value varchar(200) not null comment 'of the claim',
  unit_id bigint not null,
  title varchar(100) not null,
  title_en varchar(100) not null,
  roles varchar(400) not null comment 'space separated',
  primary key (tenant_id, provider, ordinal),
  constraint provider_post_fk_mapping foreign key (tenant_id, provider) references provider_mapping (tenant_id, provider),
  constraint provider_post_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  index provider_post_ix_unit (tenant_id, unit_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

alter table post
  add column provider varchar(64) null comment 'that gave it at sign-in, and takes it; null: by hand or by a folder';
