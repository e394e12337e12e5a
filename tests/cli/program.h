// Runs the khabar that was built, as a user would.
#pragma once

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace khabar::test {

inline std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline void write_text(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "khabar_cli_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Starts khabar; its output goes to the named files. Returns the process id.
inline pid_t start(const std::vector<std::string>& arguments, const std::string& in, const std::string& out,
                   const std::string& err) {
  const std::string program = KHABAR_BINARY_DIR "/khabar";
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child != 0) return child;
  const auto replace = [](int number, const std::string& path, int flags) {
    const int file = open(path.c_str(), flags, 0644);
    if (file < 0 || dup2(file, number) < 0) _exit(126);
  };
  replace(0, in, O_RDONLY);
  replace(1, out, O_WRONLY | O_CREAT | O_TRUNC);
  replace(2, err, O_WRONLY | O_CREAT | O_TRUNC);
  execv(program.c_str(), argv.data());
  _exit(127);
}

struct Outcome {
  int exit_code = -1;
  std::string out, err;
};

// Runs khabar to its end.
inline Outcome run(const std::vector<std::string>& arguments, std::string_view input = {}) {
  const Folder folder;
  write_text(folder / "in", input);
  const pid_t child = start(arguments, folder / "in", folder / "out", folder / "err");
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_text(folder / "out"),
          read_text(folder / "err")};
}

// The articles of data/articles.jsonl over and over, each with its own id, URL and last sentence.
inline std::string many_articles(size_t count) {
  std::istringstream file(read_text(KHABAR_SOURCE_DIR "/tests/cli/data/articles.jsonl"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  std::string all;
  for (size_t i = 0; i < count; ++i) {
    std::string line = lines[i % lines.size()];
    const std::string number = std::to_string(i);
    line.insert(line.find("\"", line.find("\"id\": \"") + 7), "-" + number);
    line.insert(line.find("\"", line.find("\"url\": \"") + 8), "/" + number);
    line.insert(line.size() - 2, " (" + number + ")");
    all += line + "\n";
  }
  return all;
}

// All tables but `run`, as CSV.
inline std::string dump(const std::string& database) {
  std::string all;
  for (const char* table :
       {"source", "document", "duplicate", "sentence", "entity", "mention", "figure", "date_expr", "event",
        "same_event", "event_actor", "event_figure", "event_evidence", "reject", "events"}) {
    const Outcome outcome = run({"export", "--db", database, "--table", table});
    all += std::string("== ") + table + "\n" + outcome.out + outcome.err;
  }
  return all;
}

inline std::string count(const std::string& database, const std::string& table) {
  return run({"query", "--jsonl", "--db", database, "SELECT count(*) AS n FROM " + table}).out;
}

}  // namespace khabar::test
