// SPDX-License-Identifier: GPL-3.0-or-later
// What can happen in a tabletop's session, besides what happens in any run (event.h). Scenarios, injects and
// response steps are named by their keys (tabletopstate.h). Values, any thread.
#pragma once

#include "domain/times.h"

#include <QJsonObject>
#include <QStringList>

namespace muster::event
{

struct ScenarioStarted // its own T+0 the first time; it becomes the current one
{
    QString scenario;
    bool operator==(const ScenarioStarted &) const = default;
};
// Carries the inject as it was read out, so that the journal stands alone.
struct InjectReleased
{
    QString scenario;
    QString inject;
    bool manual = false; // made up on the spot: no such inject is known before
    QString number = {};
    QString mode = {};
    QString from = {};
    QStringList to = {};
    QString text = {};
    QStringList artifacts = {};
    bool operator==(const InjectReleased &) const = default;
};
struct InjectHeld // kept back for now; brings a skipped one back, too
{
    QString scenario;
    QString inject;
    QString reason;
    bool operator==(const InjectHeld &) const = default;
};
struct InjectSkipped
{
    QString scenario;
    QString inject;
    QString reason;
    bool operator==(const InjectSkipped &) const = default;
};
struct InjectInserted
{
    QString scenario;
    QString inject;      // its key from now on
    QJsonObject content; // as in a plan (injectFromJson)
    bool operator==(const InjectInserted &) const = default;
};
struct InjectMoved // to another time, another place in the order, or both
{
    QString scenario;
    QString inject;
    std::optional<Milliseconds> at; // on the scenario's clock; none: no time
    QString before;                 // the inject that it now stands before; empty: where its time puts it
    bool operator==(const InjectMoved &) const = default;
};
struct InjectAnswered // did the room do what was expected?
{
    QString scenario;
    QString inject;
    QString given; // "yes", "partly", "no"
    QString note;
    bool operator==(const InjectAnswered &) const = default;
};
struct ResponseDiscussed
{
    QString scenario;
    QString step;
    QString outcome; // "agreed", "changed", "no_answer"; empty: taken back
    QString note;
    bool operator==(const ResponseDiscussed &) const = default;
};
struct Corrected // the old entry stays as it was; this one points to it
{
    qint64 seq = 0;
    QString text;
    bool operator==(const Corrected &) const = default;
};
struct Attached // the bytes lie in the attachments folder under their hash (store/attachments.h)
{
    QString name; // as it came
    QString sha256;
    qint64 bytes = 0;
    QString mediaType;
    qint64 seq = 0; // the entry it belongs to; 0: none
    std::optional<QString> step = {}; // the step that it is evidence of
    bool operator==(const Attached &) const = default;
};
struct GapChanged
{
    QString id;
    QJsonObject fields; // those that changed: "description", "owner", "status", …
    bool operator==(const GapChanged &) const = default;
};
struct ObjectiveRated
{
    QString objective;
    QString rating; // "P", "S", "M", "U" (HSEEP); empty: taken back
    QString reason;
    bool operator==(const ObjectiveRated &) const = default;
};
struct LessonsChanged // what went well, what did not, next dates …: keys that changed, null takes one away
{
    QJsonObject fields;
    bool operator==(const LessonsChanged &) const = default;
};
struct EndAsked // the exercise is over: a tabletop's run ends by this, or by an abort
{
    QString reason;
    bool operator==(const EndAsked &) const = default;
};

} // namespace muster::event
