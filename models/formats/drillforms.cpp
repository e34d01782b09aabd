// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/drillforms.h"

#include "formats/checklist.h"
#include "formats/playbook.h"
#include "formats/runbook.h"

namespace muster
{

std::optional<ImportForm> drillFormFromWord(const QString &word)
{
    if (word == u"checklist")
        return ImportForm::Checklist;
    if (word == u"cutover")
        return ImportForm::Cutover;
    if (word == u"playbook")
        return ImportForm::Playbook;
    return word == u"runbook" ? std::optional(ImportForm::Runbook) : std::nullopt;
}

ImportForm drillFormOf(const QJsonObject &json)
{
    if (looksLikePlaybook(json))
        return ImportForm::Playbook;
    return looksLikeRunbook(json) ? ImportForm::Runbook : ImportForm::Exercise;
}

Result<Imported> importDrillText(const QByteArray &bytes, const QString &title)
{
    const auto text = decodeText(bytes);
    return text ? importChecklist(text->text, title) : fail(text.error());
}

Result<Imported> importDrillJson(const QJsonObject &json, ImportForm form, const QString &title, const QString &incident)
{
    if (form == ImportForm::Playbook)
        return importPlaybook(json);
    auto runbook = runbookOf(json);
    if (!runbook)
        return fail(runbook.error());
    if (runbook->title.isEmpty())
        runbook->title = title;
    const auto chosen = chosenIncident(*runbook, incident);
    return chosen ? Result<Imported>(importIncident(*runbook, *chosen)) : fail(chosen.error());
}

} // namespace muster
