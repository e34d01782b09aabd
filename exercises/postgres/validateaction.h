// SPDX-License-Identifier: GPL-3.0-or-later
// postgres.validate: proves a database against a plan and a baseline. One object a step, on its worker
// thread.
#pragma once

#include "engine/action.h"
#include "postgres/validation.h"

namespace muster
{

class ValidateAction final : public Action
{
public:
    // A critical check that failed makes the outcome failed; one that is unknown makes it unknown.
    [[nodiscard]] Result<ActionOutcome> run(ActionContext &context) override;
    [[nodiscard]] Result<QStringList> preview(ActionContext &context) override;

private:
    [[nodiscard]] static Result<ValidationInput> inputOf(const ActionContext &context);
    static void measure(ActionContext &context, const ValidationReport &report, Milliseconds took);
    static void measureNewest(ActionContext &context, const ValidationReport &report);
    [[nodiscard]] static ActionOutcome outcomeOf(const ValidationReport &report, Milliseconds took);
};

// postgres.baseline: takes a baseline of `conninfo` and writes it to `output`.
class BaselineAction final : public Action
{
public:
    [[nodiscard]] Result<ActionOutcome> run(ActionContext &context) override;
    [[nodiscard]] Result<QStringList> preview(ActionContext &context) override;
};

} // namespace muster
