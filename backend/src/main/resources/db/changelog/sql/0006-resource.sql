--liquibase formatted sql

--changeset cobuild:0006-resource
create table resource_server (
  id bigint not null primary key,
  tenant_id bigint not null,
  unit_id bigint not null,
  name varchar(100) not null,
  placement varchar(16) not null,
  placed_on date not null,
  constraint resource_server_uk_name unique (tenant_id, name),
  constraint resource_server_fk_unit foreign key (tenant_id, unit_id) references unit (tenant_id, id),
  index resource_server_ix_unit (tenant_id, unit_id),
  index resource_server_ix_placement (tenant_id, placement, name, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
