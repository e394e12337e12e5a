// The words under which the enums of document.h are shown: in JSON, in the database, on the screen.
#pragma once

#include <string_view>

#include "core/document.h"

namespace khabar {

std::string_view to_string(MentionType type);
std::string_view to_string(FigureKind kind);
std::string_view to_string(Qualifier qualifier);
std::string_view to_string(DateBasis basis);
std::string_view to_string(Grain grain);
std::string_view to_string(Calendar calendar);
std::string_view to_string(Modality modality);

// A country, and no part of one.
bool is_whole_country(const Entity& entity);

// Whether a noun class of the packs (Figure::noun_class) counts people.
bool is_human(std::string_view noun_class);

// The figure role (EventFigure::role) that a noun class tells by itself, "killed" of the dead and of deaths, "injured"
// of the injured and of injuries; empty of others.
std::string_view role_of_those_hit(std::string_view noun_class);

}  // namespace khabar
