// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/tabletopsamples.h"

#include <archive.h>
#include <archive_entry.h>

namespace samples
{

QByteArray hseepCsv()
{
    return "Event Number,Designated Scenario Time,Event Type,Inject Mode,From,To,Message,Expected "
           "Participant Response,Exercise Objective,Notes\r\n"
           "1,T+0,Inject,Phone,Monitoring,On-call,\"The primary does not answer.\r\nIs it the network, or "
           "the host?\",Acknowledge; open a bridge,Declare within 10 min,Wait for the bridge\r\n"
           "2,T+0:10,Inject,E-mail,\"Shop, EMEA\",\"DBA; CISO\",\"He said \"\"nothing works\"\"\",Tell the "
           "customers,Inform customers,\r\n"
           ",,,,,,,,,\r\n"
           "2b,,Contingency Inject,Phone,SimCell,DBA,The replica lags by an hour,,Declare within 10 min,Only "
           "when they are fast\r\n"
           "3,+2h,Inject,,,,All clear,,,\r\n";
}

QByteArray minutesCsv()
{
    return "T+min,Inject#,Delivery,Description,Artifacts,Expected Actions,Evaluation Notes\n"
           "0,1,Slack,Alert: disk full,alert.png,Acknowledge,Who declares?\n"
           "7.5,2,Phone,The customer calls,\"mail.eml; log.txt\",Answer,\n"
           "45,3,Slack,Restored,,Verify,How do they know?\n";
}

QByteArray openBas()
{
    return R"json({"export_version": 1,
 "scenario_information": {"scenario_id": "s-1", "scenario_name": "Ransomware", "scenario_description": "<p>Files are <b>encrypted</b> &amp; locked.</p><p>Go.</p>",
   "scenario_subtitle": "Q4", "scenario_category": "attack-scenario", "scenario_severity": "high", "scenario_mail_from": "cell@example.org", "scenario_tags": ["t1"], "scenario_message_header": "EXERCISE"},
 "scenario_tags": [{"tag_id": "t1", "tag_name": "ransomware", "tag_color": "#fff"}],
 "scenario_teams": [{"team_id": "a", "team_name": "SOC", "team_description": "watchers"}, {"team_id": "b", "team_name": "Board"}],
 "scenario_users": [{"user_id": "u", "user_firstname": "Ada", "user_lastname": "L.", "user_email": "ada@example.org"}],
 "scenario_documents": [{"document_id": "d", "document_name": "note.png"}],
 "scenario_objectives": [{"objective_id": "o", "objective_title": "Contain", "objective_description": "within 1 h", "objective_priority": 1}],
 "scenario_organizations": [],
 "scenario_injects": [
  {"inject_id": "2", "inject_title": "Ransom note", "inject_depends_duration": 5400, "inject_teams": ["a", "b"], "inject_enabled": true, "inject_country": "FR",
   "inject_content": {"subject": "Pay", "body": "<div>Pay&nbsp;now.<br/>Or else</div>", "encrypted": true,
     "expectations": [{"expectation_type": "MANUAL", "expectation_name": "Do not pay", "expectation_description": "Call legal", "expectation_score": 100}]},
   "inject_documents": [{"document_id": "d", "document_attached": true}],
   "inject_injector_contract": {"injector_contract_id": "c", "injector_contract_injector_type": "openbas_email", "injector_contract_labels": {"en": "Send individual mails"}}},
  {"inject_id": "1", "inject_title": "Alert", "inject_description": "by phone", "inject_depends_duration": 60, "inject_all_teams": true, "inject_enabled": false,
   "inject_injector_contract": {"injector_contract_injector_type": "openaev_channel"}, "inject_content": null}]})json";
}

QByteArray bareOpenBas()
{
    return R"json({"scenario_information": {}, "scenario_injects": [{"inject_content": "{\"body\": \"hi\"}", "inject_teams": ["gone"]}, 5]})json";
}

QByteArray exerciseRecord()
{
    return R"json({"exercise_id": "TTE-1", "participants": ["DBA"],
 "scenarios": [{"name": "a", "expected_rto": 30, "injects": [{"number": 1, "at": "T+5", "message": "x"}]}, {"name": "b"}],
 "response_steps": {"a": [{"action": "look", "estimated_duration_minutes": 2}]}, "gaps": [], "mine": 1})json";
}

QByteArray zip(const Members &members)
{
    QByteArray out;
    archive *a = archive_write_new();
    archive_write_set_format_zip(a);
    archive_write_open(
        a, &out, nullptr,
        [](archive *, void *to, const void *bytes, size_t size) -> la_ssize_t {
            static_cast<QByteArray *>(to)->append(static_cast<const char *>(bytes), qsizetype(size));
            return la_ssize_t(size);
        },
        nullptr);
    for (const auto &[name, bytes] : members) {
        archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.constData());
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(a, entry);
        archive_write_data(a, bytes.constData(), size_t(bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(a);
    archive_write_free(a);
    return out;
}

QByteArray xlsx(const QByteArray &rows, const QByteArray &after, const QByteArray &sharedStrings)
{
    const QByteArray main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    return zip({{"xl/workbook.xml",
                 "<workbook " + main +
                     " xmlns:r=\"urn:r\"><sheets><sheet name=\"MSEL\" sheetId=\"1\" r:id=\"rId1\"/>"
                     "<sheet name=\"Players\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                 "<Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
                {"xl/styles.xml",
                 "<styleSheet " + main +
                     "><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/><numFmt numFmtId=\"165\" "
                     "formatCode=\"&quot;day&quot; 0\"/></numFmts>"
                     "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                     "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"20\"/><xf numFmtId=\"14\"/><xf "
                     "numFmtId=\"22\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"},
                {"xl/sharedStrings.xml", "<sst " + main + ">" + sharedStrings + "</sst>"},
                {"xl/worksheets/sheet1.xml",
                 "<worksheet " + main + "><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"},
                {"xl/worksheets/sheet2.xml", "<worksheet " + main +
                                                 "><sheetData><row r=\"1\"><c r=\"A1\" "
                                                 "t=\"str\"><v>Ada</v></c></row></sheetData></worksheet>"}});
}

QString anyText(QRandomGenerator &random, int longest)
{
    static const QStringList pieces{
        u"a"_qs,        u"Restore "_qs, u"\""_qs,   u"\"\""_qs,        u","_qs,    u";"_qs,    u"\t"_qs,
        u"\n"_qs,       u"'"_qs,        u"=1+1"_qs, u"+"_qs,           u"-"_qs,    u"@sum"_qs, u"é"_qs,
        u"שלום"_qs,     u"مرحبا"_qs,    u"🔥"_qs,    u"👩‍🚒"_qs, u"漢字"_qs, u"|"_qs,    u"_x000D_"_qs,
        u"<b>&amp;"_qs, u"\\"_qs,       u"$"_qs,    u" "_qs,           u"T+5"_qs,  u"42"_qs};
    QString text;
    const int count = int(random.bounded(longest + 1));
    for (int i = 0; i < count; ++i)
        text += pieces[random.bounded(pieces.size())];
    return text.trimmed();
}

namespace
{

QStringList anyList(QRandomGenerator &random)
{
    QStringList list;
    for (int i = int(random.bounded(4)); i > 0; --i) {
        const QString item = anyText(random, 4);
        if (!item.isEmpty() && !list.contains(item))
            list.append(item);
    }
    return list;
}

} // namespace

muster::Plan anyTabletop(QRandomGenerator &random)
{
    muster::Tabletop tabletop;
    for (int i = 1; i <= 3; ++i)
        tabletop.objectives.append(
            {u"o%1"_qs.arg(i), u"Objective %1 "_qs.arg(i) + anyText(random, 3), QString(), {}});
    int count = 0;
    const int scenarios = 1 + int(random.bounded(3));
    for (int s = 1; s <= scenarios; ++s) {
        muster::Scenario scenario;
        scenario.name = u"Scenario %1"_qs.arg(s);
        for (int i = 1 + int(random.bounded(8)); i > 0; --i) {
            muster::Inject inject;
            inject.id = u"i%1"_qs.arg(++count);
            inject.number = QString::number(count);
            if (random.bounded(5) > 0)
                inject.at = muster::Seconds(int(random.bounded(200000)) - 5000);
            inject.mode = anyText(random, 2);
            inject.from = anyText(random, 3);
            inject.to = anyList(random);
            inject.message = u"M"_qs + anyText(random, 12);
            inject.expectedResponse = anyText(random, 6);
            inject.contingency = random.bounded(4) == 0;
            inject.notes = anyText(random, 5);
            inject.artifacts = anyList(random);
            if (random.bounded(2) == 0)
                inject.objective = u"o%1"_qs.arg(1 + random.bounded(3));
            scenario.injects.append(inject);
        }
        tabletop.scenarios.append(scenario);
    }
    muster::Plan plan;
    plan.kind = muster::PlanKind::Tabletop;
    plan.id = u"any"_qs;
    plan.title = u"any"_qs;
    return withTabletop(plan, tabletop);
}

} // namespace samples
