// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/planjson.h"

#include "formats/planreader.h"
#include "formats/planrules.h"
#include "formats/planschema.h"
#include "formats/planvariables.h"
#include "formats/schemawalk.h"
#include "formats/secrets.h"

#include <QCoreApplication>

namespace muster
{

namespace
{

constexpr int planVersion = 1;

QString text(const char *source)
{
    return QCoreApplication::translate("muster::Plan", source);
}

Done supported(const Json &document)
{
    if (!document.is_object()) {
        return fail({QStringLiteral("plan.syntax"),
                     text("The file does not hold a plan, which is a JSON object."),
                     text("The first character of a plan is an opening brace."),
                     Fault::BadInput,
                     {},
                     1,
                     1});
    }
    const auto found = document.find("muster");
    if (found != document.end() && found->is_number() && found->get<double>() > planVersion) {
        return fail({QStringLiteral("plan.newer"),
                     text("The plan was written for a newer Muster (format %1; this one knows %2).")
                         .arg(found->get<double>())
                         .arg(planVersion),
                     text("Update Muster."), Fault::BadInput, QStringLiteral("/muster"), 0, 0});
    }
    return {};
}

Done hasName(const Plan &plan)
{
    if (!plan.id.isEmpty())
        return {};
    return fail({QStringLiteral("plan.schema"),
                 text("The plan has no \"id\"."),
                 text("Give it a short name: \"id\": \"monthly-drill\"."),
                 Fault::BadInput,
                 {},
                 0,
                 0});
}

enum class Purpose { Run, Edit };

Result<LoadedPlan> load(const QByteArray &json, const Variables &variables, const QStringList &knownActions,
                        Purpose purpose)
{
    Result<Json> document = readJson(json, QStringLiteral("plan"));
    if (!document)
        return fail(document.error());
    if (const Done done = supported(*document); !done)
        return fail(done.error());
    if (const Done done = refuseSecrets(toQt(*document)); !done)
        return fail(done.error());
    if (purpose == Purpose::Run) {
        if (const Done done = fillVariables(*document, variables); !done)
            return fail(done.error());
    }
    if (const Done done = checkPlanSchema(purpose == Purpose::Edit ? withoutUnfilled(*document) : *document);
        !done)
        return fail(done.error());
    const QJsonObject object = toQt(*document).toObject();
    if (const Done done = refuseSecrets(object); !done)
        return fail(done.error());
    Result<Plan> plan = readPlan(object);
    if (!plan)
        return fail(plan.error());
    if (const Done done = hasName(*plan); !done)
        return fail(done.error());
    if (const Done done = checkPlanRules(*plan, knownActions); !done)
        return fail(done.error());
    QStringList warnings = unknownKeyWarnings(*document) + planWarnings(*plan);
    return LoadedPlan{std::move(*plan), std::move(warnings)};
}

// Every error says where in the file; those from the rules know only the pointer.
Result<LoadedPlan> placed(Result<LoadedPlan> loaded, const QByteArray &json)
{
    if (loaded || loaded.error().line > 0 || loaded.error().pointer.isEmpty())
        return loaded;
    Error error = loaded.error();
    const TextPosition place = locate(json, error.pointer);
    error.line = place.line;
    error.column = place.column;
    return fail(std::move(error));
}

} // namespace

Result<LoadedPlan> parsePlan(const QByteArray &json, const Variables &variables,
                             const QStringList &knownActions)
{
    return placed(load(json, variables, knownActions, Purpose::Run), json);
}

Result<LoadedPlan> parsePlanForEditing(const QByteArray &json, const QStringList &knownActions)
{
    return placed(load(json, {}, knownActions, Purpose::Edit), json);
}

} // namespace muster
