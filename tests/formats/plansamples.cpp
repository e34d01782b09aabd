// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/plansamples.h"

namespace samples
{

QByteArray fullDrill()
{
    return R"json({
  "muster": 1, "kind": "drill", "id": "full", "title": "Üll drill", "description": "All of it",
  "date": "2026-11-21", "facilitator": "Ada", "scribe": "Sam",
  "participants": ["Ada", {"name": "Bob", "role": "dba", "phone": "12"}],
  "targets": {"rto_minutes": "1h30m", "rpo_minutes": 0.25, "mtpd_minutes": 240},
  "documents": [{"name": "Runbook", "path": "runbook.md"}], "ground_rules": ["One voice"],
  "surprise": true, "notifications": {"on_start": ["ops"]}, "tags": ["monthly", "pg"], "max_parallel": 2,
  "house_rule": {"deep": [1, 2.5, {"x": null}]},
  "go_live": "fetch", "recovered_by": "validate",
  "phases": [
    {"id": "p1", "title": "Prepare", "due": "T-0:10", "target_minutes": "45s", "component": "PostgreSQL", "colour": "red",
     "steps": [
       {"id": "call", "text": "Everybody is there", "details": "**All**", "role": "@lead", "estimate_minutes": 2, "manual": true,
        "steps": [{"id": "call-1", "text": "Phone", "mood": "good"}, {"id": "call-2", "text": "Chat"}], "sticker": 7},
       {"id": "fetch", "text": "Fetch", "needs": ["call"], "estimate_minutes": "10s",
        "action": {"type": "backup.fetch", "backup": "/b/shop.dump", "future": {"a": [true]}},
        "timeout_seconds": 90, "retry": {"attempts": 3, "interval_seconds": 5, "backoff": 1.5, "max_delay_seconds": "10m", "jitter": 0.1},
        "on_failure": "rollback", "when": "call == passed"}]},
    {"id": "p2", "title": "Restore", "due": 60,
     "steps": [
       {"id": "restore", "text": "Restore", "needs": ["fetch"], "action": {"type": "postgres.restore", "jobs": 4}, "on_failure": "stop"},
       {"id": "validate", "text": "Validate", "needs": ["restore"], "action": {"type": "postgres.validate"}, "on_failure": "continue"},
       {"id": "cleanup", "text": "Clean up", "action": {"type": "sandbox.remove"}, "always": true, "timeout_seconds": "2m"}]}
  ]
})json";
}

QByteArray smallDrill()
{
    return R"json({
  "muster": 1,
  "kind": "drill",
  "id": "small",
  "targets": {"rto_minutes": 30},
  "phases": [
    {"id": "only", "title": "Only", "steps": [
      {"id": "a", "text": "First", "action": {"type": "command", "argv": ["true"]}},
      {"id": "b", "text": "Second", "needs": ["a"], "manual": true}
    ]}
  ]
}
)json";
}

QByteArray partial()
{
    return R"json({"muster": 1, "kind": "partial", "id": "users", "component": "PostgreSQL", "backup": "/b/shop.dump",
  "target": "sandbox", "validate": {"baseline": "shop.baseline.json"},
  "checks": [
    {"name": "tables", "builtin": "table_count", "expected": 75, "critical": true},
    {"name": "users", "description": "How many", "sql": "SELECT count(*) FROM users WHERE password = 'changeme'", "expected": 10200,
     "tolerance": 0.05, "critical": false, "unit": "rows"},
    {"name": "app", "command": ["curl", "-f", "http://localhost/health"]}]})json";
}

QByteArray tabletopRecord()
{
    return R"json({"exercise_id": "TTE-2026-001", "date": "2026-01-30", "facilitator": "SRE Lead",
  "participants": ["DBA Team Lead", "Platform Engineer"],
  "scenarios": [{"name": "primary-database-failure", "description": "The primary is gone.", "severity": "critical",
    "affected_systems": ["order-service"], "expected_rto": 30, "expected_rpo": 0, "trigger_conditions": []}],
  "response_steps": {"primary-database-failure": [
    {"action": "Acknowledge alert", "responsible_role": "On-call", "estimated_duration_minutes": 2, "dependencies": [], "tools_required": ["Pager"]},
    {"action": "Promote", "responsible_role": "DBA", "estimated_duration_minutes": 5, "dependencies": ["Alert acknowledged"], "tools_required": []}]},
  "gaps": [{"description": "No runbook", "category": "documentation", "priority": "P1", "remediation": "Write it", "owner": null}],
  "observations": ["Went well"]})json";
}

QByteArray failover()
{
    return R"json({"muster": 1, "kind": "failover", "id": "fo", "mode": "planned", "auto_rollback": true, "max_duration_seconds": 1800,
  "components": [{"name": "db", "type": "postgres", "primary": "service=prod"}, {"name": "lb", "type": "haproxy"}], "probes": []})json";
}

QByteArray verification()
{
    return R"json({"muster": 1, "kind": "verification", "id": "daily", "backups": [
  {"name": "pg", "service": "postgres", "location": "s3-backups:postgres/", "pattern": "*.dump", "max_age_hours": 24,
   "min_size_bytes": 1000000000000, "copies": ["/mnt/copy"]}]})json";
}

} // namespace samples
