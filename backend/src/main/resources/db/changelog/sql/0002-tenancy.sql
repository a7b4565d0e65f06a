--liquibase formatted sql

--changeset cobuild:0002-tenancy
create table tenant (
  id bigint not null primary key,
  city_id bigint not null comment 'the city of its tree; itself for a city or a lone county',
  parent_id bigint null,
  code varchar(32) not null,
  level varchar(16) not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  region_code char(6) null,
  time_zone varchar(40) not null,
  tile_row int null,
  tile_column int null,
  status varchar(16) not null,
  applied_sha256 char(64) null comment 'digest of the folder last applied',
  created_at datetime(6) not null,
  constraint tenant_uk_code unique (code),
  constraint tenant_fk_city foreign key (city_id) references tenant (id),
  constraint tenant_fk_parent foreign key (parent_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table unit (
  id bigint not null primary key,
  tenant_id bigint not null,
  parent_id bigint null,
  code varchar(64) not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  kind varchar(24) not null,
  credit_code char(18) null,
  created_at datetime(6) not null,
  constraint unit_uk_id unique (tenant_id, id),
  constraint unit_uk_code unique (tenant_id, code),
  constraint unit_fk_tenant foreign key (tenant_id) references tenant (id),
  constraint unit_fk_parent foreign key (tenant_id, parent_id) references unit (tenant_id, id),
  index unit_ix_parent (tenant_id, parent_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table person (
  id bigint not null primary key comment 'a person belongs to no tenant: posts do',
  username varchar(64) not null,
  name varchar(64) not null,
  name_en varchar(64) null,
  password_hash varchar(200) not null,
  enabled boolean not null,
  created_at datetime(6) not null,
  constraint person_uk_username unique (username)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table post (
  id bigint not null primary key,
  tenant_id bigint not null,
  unit_id bigint not null,
  person_id bigint not null,
  code varchar(64) not null,
  title varchar(100) not null,
  title_en varchar(100) not null,
  enabled boolean not null,
  created_at datetime(6) not null,
  constraint post_uk_id unique (tenant_id, id),
  constraint post_uk_code unique (tenant_id, code),
  constraint post_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  constraint post_fk_person foreign key (person_id) references person (id),
  index post_ix_unit (tenant_id, unit_id),
  index post_ix_person (person_id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table post_role (
  tenant_id bigint not null,
  post_id bigint not null,
  role varchar(32) not null,
  primary key (tenant_id, post_id, role),
  constraint post_role_fk_post foreign key (tenant_id, post_id) references post (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table policy_value (
  tenant_id bigint not null,
  name varchar(64) not null,
  effective_on date not null,
  value varchar(64) not null,
  clause varchar(200) null,
  mark char(1) not null,
  primary key (tenant_id, name, effective_on),
  constraint policy_value_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table calendar_day (
  tenant_id bigint not null,
  day date not null,
  working boolean not null comment 'true: a shifted working weekend; false: a holiday on a weekday',
  primary key (tenant_id, day),
  constraint calendar_day_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table dictionary_entry (
  tenant_id bigint not null,
  dictionary varchar(32) not null,
  code varchar(64) not null,
  ordinal int not null,
  name varchar(100) not null,
  name_en varchar(100) not null,
  primary key (tenant_id, dictionary, code),
  constraint dictionary_entry_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table api_client (
  id bigint not null primary key,
  tenant_id bigint not null,
  client_id varchar(100) not null,
  name varchar(100) not null,
  secret_hash varchar(200) not null,
  scopes varchar(1000) not null comment 'space separated, e.g. project:read',
  enabled boolean not null,
  created_at datetime(6) not null,
  constraint api_client_uk_id unique (tenant_id, id),
  constraint api_client_uk_client_id unique (client_id),
  constraint api_client_fk_tenant foreign key (tenant_id) references tenant (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table first_administrator_link (
  token_sha256 char(64) not null primary key,
  created_at datetime(6) not null,
  used_at datetime(6) null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table signing_key (
  id varchar(64) not null primary key,
  jwk text not null comment 'private key with which access tokens are signed',
  created_at datetime(6) not null
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
