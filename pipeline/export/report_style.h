// How the page of report.h looks: by light and by night, on paper, from right to left.
#pragma once

#include <string_view>

namespace khabar {

inline constexpr std::string_view report_style = R"css(
:root { color-scheme: light dark; --ink: #1d2430; --soft: #667085; --line: #d9dee6; --back: #ffffff; --tint: #f3f5f9;
  --fact: #2457a6; --other: #b9c4d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #98a2b3; --line: #333b49; --back: #14181f;
  --tint: #1d232d; --fact: #7aa7f0; --other: #46546b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 72rem; background: var(--back); color: var(--ink);
  font: 15px/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); } a { color: var(--fact); }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
.tile { background: var(--tint); border-radius: .5rem; padding: .5rem .9rem; min-width: 7rem; }
.tile b { display: block; font-size: 1.35rem; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr)); gap: 0 2rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--soft); white-space: nowrap; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.day { white-space: nowrap; }
.evidence { margin-top: .15rem; color: var(--soft); }
svg { width: 100%; height: auto; display: block; background: var(--tint); border-radius: .5rem; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; }
svg .fact { fill: var(--fact); } svg .other { fill: var(--other); } svg .grid { stroke: var(--line); }
svg .place { fill: var(--fact); fill-opacity: .45; stroke: var(--fact); } svg .name { fill: var(--ink); }
@media print { body { max-width: none; } tr { break-inside: avoid; } }
)css";

}  // namespace khabar
