// SPDX-License-Identifier: GPL-3.0-or-later
// From a plan's JSON object to the Plan value, and back; keys that are not Muster's stay in `extra`.
// Inside models/formats only. Pure functions, any thread.
#pragma once

#include "domain/plan.h"

#include <QSet>

namespace muster
{

// Reads an object key by key; what nobody took is left over. Remembers the first value that cannot be read.
class ObjectReader
{
public:
    ObjectReader(const QJsonObject &object, QString pointer, std::optional<Error> &problem);

    [[nodiscard]] QString string(const QString &key);
    [[nodiscard]] QStringList strings(const QString &key);
    [[nodiscard]] bool boolean(const QString &key, bool otherwise);
    [[nodiscard]] double number(const QString &key, double otherwise);
    // Bare numbers count in `unit`. Empty texts count as absent.
    [[nodiscard]] std::optional<Milliseconds> duration(const QString &key, Milliseconds unit);
    [[nodiscard]] std::optional<Milliseconds> offset(const QString &key);
    [[nodiscard]] QJsonValue value(const QString &key); // as it is; Undefined when absent

    [[nodiscard]] bool has(const QString &key) const { return m_left.contains(key); }
    [[nodiscard]] QString pointerTo(const QString &key) const;
    [[nodiscard]] QJsonObject left() const { return m_left; } // what was not taken
    void complain(const QString &key, const Error &error);    // the first complaint counts
    std::optional<Error> &problem() { return m_problem; }

private:
    QJsonObject m_left;
    QString m_pointer;
    std::optional<Error> &m_problem;
};

// Errors: "plan.schema" with the pointer. Unfilled ${…} in a typed place stay in `extra`.
[[nodiscard]] Result<Plan> readPlan(const QJsonObject &object);

[[nodiscard]] QVector<Phase> readPhases(const QJsonValue &value, const QString &pointer,
                                        std::optional<Error> &problem);
[[nodiscard]] QVector<CheckSpec> readChecks(const QJsonValue &value, const QString &pointer,
                                            std::optional<Error> &problem);

} // namespace muster
