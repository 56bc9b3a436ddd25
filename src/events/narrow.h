#pragma once

#include "book.h"
#include "world.h"

namespace casus::events {

/// Gives a settled event the narrowest code that its frames support: the heaviest block `code NNN`
/// whose `of` holds the event's code and whose condition one of its frames fits.
void narrow(Event& event, const World& world, const RuleBook::Data& book);

}  // namespace casus::events
