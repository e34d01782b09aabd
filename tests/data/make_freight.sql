-- SPDX-License-Identifier: GPL-3.0-or-later
-- A freight company's database for tests and benchmarks; the same content every time.
--   psql -v ON_ERROR_STOP=1 [-v scale=1] -d freight -f make_freight.sql
-- 61 tables, 25 foreign keys, 126 indexes; about 1.5 GB at scale 1, 15 MB at 0.01. Names say what they hold;
-- what matters is the mix: wide rows with jsonb, narrow rows in millions, an enum, domains, arrays, bytea.
\if :{?scale}
\else
\set scale 1
\endif
SET client_min_messages = warning;
SET synchronous_commit = off;
SET timezone = 'UTC';
SELECT greatest(120, round(300000 * :scale))::bigint AS customers,
       greatest(240, round(1500000 * :scale))::bigint AS consignments,
       greatest(600, round(4000000 * :scale))::bigint AS parcels,
       greatest(60, round(20000 * :scale))::bigint AS goods \gset

-- h(i, k, n): a repeatable number in 0 … n−1
CREATE FUNCTION h(i bigint, k bigint, n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT abs(hashint8extended(i * 31 + k, k) % n) $$;
CREATE TYPE leg_state AS ENUM ('announced', 'collected', 'in_depot', 'on_road', 'delivered', 'lost');
CREATE DOMAIN euros AS numeric(12, 2) CHECK (VALUE >= 0);

CREATE TABLE regions (id serial PRIMARY KEY, within int REFERENCES regions (id), label text NOT NULL);
INSERT INTO regions (within, label)
SELECT CASE WHEN i > 16 THEN 1 + i % 16 END, 'Region ' || i FROM generate_series(1, 200) i;

CREATE TABLE goods (id bigserial, code text NOT NULL, label text NOT NULL, region_id int NOT NULL, value euros NOT NULL,
  traits jsonb, known_since timestamptz NOT NULL, changed_at timestamptz NOT NULL);
INSERT INTO goods
SELECT i, 'G' || lpad(i::text, 9, '0'), 'Goods ' || md5(i || 'label'), 1 + h(i, 1, 200), (50 + h(i, 2, 90000)) / 100.0,
       jsonb_build_object('kg', h(i, 3, 800), 'class', (ARRAY['dry', 'cold', 'fragile'])[1 + h(i, 4, 3)]),
       '2023-01-05Z'::timestamptz + i * interval '1 minute', '2025-02-01Z'::timestamptz + i * interval '1 second'
FROM generate_series(1, :goods) i;

CREATE TABLE customers (id bigserial, login text NOT NULL, title text NOT NULL, secret text NOT NULL, country char(2) NOT NULL,
  active boolean NOT NULL, credit numeric(14, 4) NOT NULL, labels text[], settings jsonb NOT NULL, remarks text,
  joined_at timestamptz NOT NULL, changed_at timestamptz NOT NULL);
INSERT INTO customers
SELECT i, format('c%s@%s', i, (ARRAY['freight.test', 'example.net', 'cargo.example', 'mail.example'])[1 + h(i, 11, 4)]),
       (ARRAY['Müller', 'Nguyễn', 'Olsen', 'Петров', '山田', 'Silva', 'Kowalski', 'Rossi'])[1 + h(i, 12, 8)] || ' & ' ||
       (ARRAY['Sons', 'Daughters', 'Partners', 'Hermanos'])[1 + h(i, 13, 4)],
       md5('a' || i) || md5('b' || i), (ARRAY['NL', 'BE', 'AT', 'CZ', 'DK', 'ES', 'IT', 'FI'])[1 + h(i, 14, 8)],
       h(i, 15, 25) > 0, h(i, 16, 100000000) / 10000.0, ARRAY['l' || h(i, 17, 60), 'l' || h(i, 18, 60)],
       jsonb_build_object('language', (ARRAY['nl', 'de'])[1 + h(i, 19, 2)], 'visits', h(i, 20, 900), 'mail', h(i, 21, 2) = 1,
         'seat', jsonb_build_object('road', h(i, 22, 990) || ' Quay', 'code', lpad(h(i, 23, 99999)::text, 5, '0')),
         'token', left(md5('t' || i), 12)),
       CASE WHEN h(i, 24, 3) > 0 THEN repeat('Delivers to the back gate only. ', 1 + h(i, 25, 5)::int) || md5('r' || i) END,
       '2023-02-01Z'::timestamptz + h(i, 26, 60000000) * interval '1 second',
       '2025-01-15Z'::timestamptz + h(i, 27, 15000000) * interval '1 second'
FROM generate_series(1, :customers) i;

CREATE TABLE consignments (id bigserial, customer_id bigint NOT NULL, state leg_state NOT NULL, worth euros NOT NULL,
  currency char(3) NOT NULL, destination text NOT NULL, instruction text, origin jsonb, booked_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL);
INSERT INTO consignments
SELECT i, 1 + h(i, 31, :customers), (enum_range(NULL::leg_state))[1 + h(i, 32, 6)], (100 + h(i, 33, 4900000)) / 100.0,
       (ARRAY['EUR', 'CZK', 'DKK'])[1 + h(i, 34, 3)],
       h(i, 35, 990) || ' ' || (ARRAY['Harbour', 'Station', 'Market', 'Mill', 'Castle'])[1 + h(i, 36, 5)] || ' Road, ' ||
       lpad(h(i, 37, 99999)::text, 5, '0') || ' Nordhaven',
       CASE WHEN h(i, 38, 4) = 0 THEN 'Ring twice ' || left(md5('i' || i), 16) END,
       jsonb_build_object('ip', format('%s.%s.7.%s', h(i, 39, 256), h(i, 40, 256), h(i, 41, 256)), 'client', 'Portal/4.2',
         'voucher', CASE WHEN h(i, 42, 5) = 0 THEN 'V' || h(i, 43, 9999) END),
       '2023-06-01Z'::timestamptz + i * interval '31 seconds',
       '2023-06-01Z'::timestamptz + i * interval '31 seconds' + h(i, 44, 600000) * interval '1 second'
FROM generate_series(1, :consignments) i;

CREATE TABLE parcels (id bigserial, consignment_id bigint NOT NULL, goods_id bigint NOT NULL, pieces int NOT NULL,
  fee euros NOT NULL, rebate numeric(5, 4), barcode text NOT NULL, scanned_at timestamptz NOT NULL);
INSERT INTO parcels
SELECT i, 1 + (i - 1)::bigint * :consignments / :parcels, 1 + h(i, 51, :goods), 1 + h(i, 52, 6), (10 + h(i, 53, 90000)) / 100.0,
       CASE WHEN h(i, 54, 3) = 0 THEN h(i, 55, 5000) / 10000.0 END, 'P' || lpad(h(i, 51, :goods)::text, 10, '0'),
       '2023-06-01Z'::timestamptz + i * interval '12 seconds'
FROM generate_series(1, :parcels) i;

CREATE TABLE invoices (id bigserial, consignment_id bigint NOT NULL, customer_id bigint NOT NULL, amount euros NOT NULL,
  channel text NOT NULL, reference text NOT NULL, answer jsonb, settled_at timestamptz NOT NULL, changed_at timestamptz NOT NULL);
INSERT INTO invoices
SELECT i, i, 1 + h(i, 31, :customers), (100 + h(i, 33, 4900000)) / 100.0,
       (ARRAY['card', 'giro', 'debit', 'cash'])[1 + h(i, 61, 4)], 'inv_' || md5('v' || i),
       jsonb_build_object('status', 200 + 100 * h(i, 62, 3), 'sign', left(md5('s' || i), 8), 'score', h(i, 63, 1000) / 1000.0),
       '2023-06-01 00:04Z'::timestamptz + i * interval '31 seconds', '2023-06-01 00:06Z'::timestamptz + i * interval '31 seconds'
FROM generate_series(1, :consignments) i;

CREATE TABLE releases (name text PRIMARY KEY, applied_at timestamptz NOT NULL);
INSERT INTO releases SELECT 'r' || lpad(i::text, 8, '0'), '2025-01-01Z'::timestamptz + i * interval '1 hour' FROM generate_series(1, 120) i;

-- 54 registers, small to middling
SELECT format($$CREATE TABLE register_%1$s (id serial, customer_id bigint NOT NULL, token varchar(32) NOT NULL, reading double precision,
  seal bytea, remark text, marks int[], body jsonb, changed_at timestamptz NOT NULL);
INSERT INTO register_%1$s SELECT i, 1 + h(i, %2$s, %4$s), 't' || left(md5(i || 'x%2$s'), 20), h(i, %3$s, 1000000) / 991.0::float8,
  decode(md5('z' || i), 'hex'), 'remark ' || repeat(md5(i::text), 1 + h(i, 71, 4)::int), ARRAY[i %% 5, i %% 13],
  jsonb_build_object('n', %2$s, 'i', i), '2025-03-01Z'::timestamptz + i * interval '1 second' FROM generate_series(1, %5$s) i$$,
  lpad(k::text, 2, '0'), k, 200 + k, :customers,
  CASE WHEN k % 9 = 0 THEN greatest(30, :customers / 15) WHEN k % 3 = 0 THEN greatest(30, :customers / 100) ELSE 60 + 7 * k END)
FROM generate_series(1, 54) k \gexec

ALTER TABLE goods ADD PRIMARY KEY (id);
ALTER TABLE customers ADD PRIMARY KEY (id);
ALTER TABLE consignments ADD PRIMARY KEY (id);
ALTER TABLE parcels ADD PRIMARY KEY (id);
ALTER TABLE invoices ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX goods_code_idx ON goods (code);
CREATE UNIQUE INDEX customers_login_idx ON customers (login);
CREATE INDEX customers_changed_at_idx ON customers (changed_at);
CREATE INDEX customers_settings_idx ON customers USING gin (settings jsonb_path_ops);
CREATE INDEX consignments_customer_idx ON consignments (customer_id);
CREATE INDEX consignments_booked_at_idx ON consignments (booked_at);
CREATE INDEX consignments_open_idx ON consignments (state) WHERE state IN ('announced', 'collected');
CREATE INDEX parcels_consignment_idx ON parcels (consignment_id);
CREATE INDEX parcels_goods_idx ON parcels (goods_id);
CREATE UNIQUE INDEX invoices_reference_idx ON invoices (reference);
CREATE INDEX invoices_consignment_idx ON invoices (consignment_id);
ALTER TABLE goods ADD CONSTRAINT goods_region_fk FOREIGN KEY (region_id) REFERENCES regions (id);
ALTER TABLE consignments ADD CONSTRAINT consignments_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE parcels ADD CONSTRAINT parcels_consignment_fk FOREIGN KEY (consignment_id) REFERENCES consignments (id);
ALTER TABLE parcels ADD CONSTRAINT parcels_goods_fk FOREIGN KEY (goods_id) REFERENCES goods (id);
ALTER TABLE invoices ADD CONSTRAINT invoices_consignment_fk FOREIGN KEY (consignment_id) REFERENCES consignments (id);
ALTER TABLE invoices ADD CONSTRAINT invoices_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
SELECT format('ALTER TABLE register_%1$s ADD PRIMARY KEY (id); CREATE INDEX register_%1$s_token_idx ON register_%1$s (token)', lpad(k::text, 2, '0')),
       CASE WHEN k % 3 = 0 THEN format('ALTER TABLE register_%1$s ADD CONSTRAINT register_%1$s_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id)', lpad(k::text, 2, '0')) END
FROM generate_series(1, 54) k \gexec

-- rows came with their numbers: put the sequences where they belong
SELECT format('SELECT setval(%L, (SELECT max(id) FROM %s))', pg_get_serial_sequence(c.oid::regclass::text, 'id'), c.oid::regclass)
FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
  AND pg_get_serial_sequence(c.oid::regclass::text, CASE WHEN c.relname = 'releases' THEN 'name' ELSE 'id' END) IS NOT NULL \gexec

CREATE VIEW consignment_fees AS
SELECT c.id, c.customer_id, sum(p.pieces * p.fee) AS fees FROM consignments c JOIN parcels p ON p.consignment_id = c.id GROUP BY c.id;
CREATE MATERIALIZED VIEW bookings_by_day AS
SELECT date_trunc('day', booked_at AT TIME ZONE 'UTC') AS day, count(*) AS bookings, sum(worth) AS worth FROM consignments GROUP BY 1;
ANALYZE;
