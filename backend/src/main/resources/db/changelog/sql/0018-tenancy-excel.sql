--liquibase formatted sql

--changeset cobuild:0018-tenancy-excel
create table people_import (
  id bigint not null primary key,
  tenant_id bigint not null comment 'rows may name it and, for a city, its counties',
  file_name varchar(200) not null,
  bytes bigint not null,
  sha256 char(64) not null comment 'the workbook lies in the data folder under this digest',
  uploader_person_id bigint not null,
  uploader_name varchar(64) not null,
  by_operator boolean not null comment 'with the operator''s rights, not those of the tenant''s administrator',
  uploaded_at datetime(6) not null,
  state varchar(16) not null comment 'READING, READY, WRITING, DONE or FAILED',
  run_id bigint not null comment 'who works on it now; an earlier run that is told so stops',
  beat_at datetime(6) not null comment 'last sign of life of the run',
  rows_total int not null comment 'rows with content, heads among them',
  rows_read int not null,
  unit_rows int not null,
  unit_good int not null,
  person_rows int not null,
  person_good int not null,
  blank_rows int not null comment 'between the heads and the last row',
  warning_rows int not null,
  error_rows int not null,
  new_rows int not null comment 'good rows that change something',
  ignored_heads varchar(500) null,
  took_millis bigint null,
  fault_key varchar(64) null comment 'why the last writing was given up, as a key of messages',
  fault_arguments varchar(500) null,
  done_at datetime(6) null,
  done_rows int null,
  constraint people_import_uk_id unique (tenant_id, id),
  constraint people_import_fk_tenant foreign key (tenant_id) references tenant (id),
  index people_import_ix_state (state)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table people_import_tenant (
  tenant_id bigint not null,
  import_id bigint not null,
  ordinal int not null,
  named_tenant_id bigint null comment 'a tenant of the same tree; null for rows that name none that is known',
  read_rows int not null,
  good_rows int not null,
  primary key (tenant_id, import_id, ordinal),
  constraint people_import_tenant_fk_import foreign key (tenant_id, import_id) references people_import (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table people_import_finding (
  tenant_id bigint not null,
  import_id bigint not null,
  ordinal int not null comment 'order of the rows: units, then people',
  sheet varchar(16) not null,
  sheet_row int not null,
  sheet_column varchar(24) not null,
  place int not null comment 'where the column stands in the sheet, from 0',
  rule varchar(32) not null,
  warning boolean not null,
  subject varchar(250) not null,
  cell_value varchar(500) not null comment 'what the cell holds; a phone in full',
  arguments varchar(500) not null,
  primary key (tenant_id, import_id, ordinal),
  constraint people_import_finding_fk_import foreign key (tenant_id, import_id) references people_import (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;

create table people_import_answer (
  tenant_id bigint not null,
  import_id bigint not null,
  sheet varchar(16) not null,
  sheet_row int not null,
  sheet_column varchar(24) not null,
  kind varchar(16) not null comment 'MENDED, CONFIRMED or SAME_PERSON',
  cell_value varchar(500) not null comment 'the new value, or the one that was confirmed',
  note varchar(500) null comment 'what it was compared with',
  person_id bigint not null,
  person_name varchar(64) not null,
  answered_at datetime(6) not null,
  primary key (tenant_id, import_id, sheet, sheet_row, sheet_column, kind),
  constraint people_import_answer_fk_import foreign key (tenant_id, import_id) references people_import (tenant_id, id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin;
