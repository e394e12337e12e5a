#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "export/html.h"
#include "export/report.h"
#include "export/screen.h"

namespace khabar {

namespace {

constexpr double width = 960, least_height = 240, most_height = 560;
constexpr double least_degrees = 4;  // of longitude: a single town is shown with its surroundings
constexpr double margin = 0.08;      // of the drawing, around the places
constexpr double largest_radius = 26, smallest_radius = 2.5;
constexpr size_t most_places = 1500, most_names = 16;
constexpr double letter_width = 6.5, line_height = 13;

// Degrees -> drawing, equirectangular: a degree of latitude is as long as one of longitude in the middle of the map.
struct Frame {
  double west = 0, east = 0, south = 0, north = 0, stretch = 1;
  double scale() const { return width / (east - west); }
  double height() const { return (north - south) * scale() * stretch; }
  double x(double lon) const { return (lon - west) * scale(); }
  double y(double lat) const { return (north - lat) * scale() * stretch; }
};

void widen(double& low, double& high, double least) {
  const double more = std::max(0.0, least - (high - low)) / 2 + (high - low) * margin;
  low -= more;
  high += more;
}

Frame frame_of(const std::vector<PlaceCount>& places) {
  constexpr double radians = 3.14159265358979 / 180;
  Frame frame{places[0].lon, places[0].lon, places[0].lat, places[0].lat, 1};
  for (const PlaceCount& p : places) {
    frame.west = std::min(frame.west, p.lon);
    frame.east = std::max(frame.east, p.lon);
    frame.south = std::min(frame.south, p.lat);
    frame.north = std::max(frame.north, p.lat);
  }
  frame.stretch = 1 / std::max(0.3, std::cos((frame.north + frame.south) / 2 * radians));
  widen(frame.west, frame.east, least_degrees);
  widen(frame.south, frame.north, 0);
  // Neither a ribbon nor a tower.
  if (frame.height() < least_height) widen(frame.south, frame.north, least_height / frame.scale() / frame.stretch);
  if (frame.height() > most_height) {
    const double middle = (frame.west + frame.east) / 2, half = (frame.east - frame.west) / 2;
    const double share = frame.height() / most_height;
    frame.west = middle - half * share;
    frame.east = middle + half * share;
  }
  return frame;
}

void draw_grid(const Frame& frame, std::string& out) {
  const double span = frame.east - frame.west;
  const double step = span > 90 ? 30 : span > 30 ? 10 : span > 12 ? 5 : 1;
  for (double lon = std::ceil(frame.west / step) * step; lon < frame.east; lon += step)
    out += fmt::format(
        "<line class=\"grid\" x1=\"{0:.1f}\" y1=\"0\" x2=\"{0:.1f}\" y2=\"{1:.0f}\"/>"
        "<text x=\"{2:.1f}\" y=\"{3:.1f}\">{4:.0f}</text>",
        frame.x(lon), frame.height(), frame.x(lon) + 3, frame.height() - 4, lon + 0.0);
  for (double lat = std::ceil(frame.south / step) * step; lat < frame.north; lat += step)
    out += fmt::format(
        "<line class=\"grid\" x1=\"0\" y1=\"{0:.1f}\" x2=\"{1:.0f}\" y2=\"{0:.1f}\"/>"
        "<text x=\"3\" y=\"{2:.1f}\">{3:.0f}</text>",
        frame.y(lat), width, frame.y(lat) - 3, lat + 0.0);
}

struct Box {
  double left, top, right, bottom;
  bool overlaps(const Box& o) const { return left < o.right && o.left < right && top < o.bottom && o.top < bottom; }
};

// The names of the most frequent places, where they hide no other name.
void draw_names(const Frame& frame, const std::vector<PlaceCount>& places, std::string& out) {
  std::vector<Box> taken;
  for (size_t i = 0; i < places.size() && taken.size() < most_names; ++i) {
    const double x = frame.x(places[i].lon) + 6, y = frame.y(places[i].lat) - 6;
    const double letters = static_cast<double>(screen_width(places[i].name)) * letter_width;
    const Box box{x, y - line_height, x + letters, y};
    if (box.right > width || box.top < 0) continue;
    if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return other.overlaps(box); })) continue;
    taken.push_back(box);
    out += fmt::format("<text class=\"name\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", x, y, html(places[i].name));
  }
}

}  // namespace

std::string draw_map(const std::vector<PlaceCount>& places) {
  if (places.empty()) return {};
  const Frame frame = frame_of(places);
  std::string out = fmt::format(
      "<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"Where events took place\">", width, frame.height());
  draw_grid(frame, out);
  const double unit = largest_radius / std::sqrt(static_cast<double>(std::max<int64_t>(places[0].facts, 1)));
  for (size_t i = 0; i < std::min(places.size(), most_places); ++i) {
    const double radius = std::max(smallest_radius, unit * std::sqrt(static_cast<double>(places[i].facts)));
    out +=
        fmt::format("<circle class=\"place\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\"><title>{}: {}</title></circle>",
                    frame.x(places[i].lon), frame.y(places[i].lat), radius, html(places[i].name),
                    with_commas(static_cast<uint64_t>(places[i].facts)));
  }
  draw_names(frame, places, out);
  return out + "</svg>";
}

}  // namespace khabar
