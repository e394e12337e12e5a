// Trains the name model of one language: a developer's tool.
//
//     train_names LEXICON LANGUAGE OUT.tsv [--epochs N] [--likelihood] [--rate X] [--margin X] [--miss X] [--bias X X
//     X]
//                 [--features N] [--drop X] [--models N] [--least-seen N] [--folds N] [--errors] DATA.jsonl...
//
// LEXICON is an image or the folder of the gazetteers. DATA has one document a line: {"text", "entities": [{"start",
// "end", "type": "PER" | "ORG" | "LOC" | ..., "gpe"?}]}, offsets in code points. With --folds 5 nothing is written:
// five models are trained, each without every fifth document of each file, and the whole stage match is measured with
// it on the documents that it has not seen. What is printed is all five together: exact span and type; a country tagged
// ORG may be a place. With --errors every name missed or made up there is printed among its neighbours.
//
// Two learners over the features of match/name_features.h: an averaged structured perceptron (Collins 2002), whose
// steps shrink with the root of how often a weight has moved; or, with --likelihood, a conditional random field
// (Lafferty, McCallum and Pereira 2001) by gradient steps of --rate that shrink with the root of the squared slopes so
// far (AdaGrad: Duchi, Hazan and Singer 2011), averaged as well. While learning, every tag but the right one has a head
// start of --margin, and no name where one is right --miss more (softmax-margin: Gimpel and Smith 2010). Left out are
// features seen once and sentences with names that no row of tags can give; the strongest --features (at most 65535)
// are kept, in 6 bits a weight. --bias is added to the tags of persons, organizations, places: more names, less sure
// ones. --drop leaves out a share of the features at random, each time anew, so that no name leans on one of them.
// --models learns so many models, each in another order and with other features left out, and writes their mean, which
// is again one linear model (bagging: Breiman 1996). One thread, no randomness but a fixed one: the same data and
// lexicon give the same file. The commands are in gazetteers/sources/ATTRIBUTION-names.md.
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "learner.h"
#include "lexicon/grammar.h"
#include "lexicon/lexicon.h"
#include "model_file.h"
#include "score.h"

namespace khabar::training {

namespace {

Options parse(int argc, char** argv) {
  Options options;
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto number = [&] { return i + 1 < argc ? std::atof(argv[++i]) : 0; };
    if (word == "--folds")
      options.folds = static_cast<size_t>(number());
    else if (word == "--epochs")
      options.epochs = static_cast<int>(number());
    else if (word == "--features")
      options.features = static_cast<size_t>(number());
    else if (word == "--drop")
      options.drop = number();
    else if (word == "--models")
      options.models = std::max(1, static_cast<int>(number()));
    else if (word == "--margin")
      options.margin = number();
    else if (word == "--miss")
      options.miss = number();
    else if (word == "--rate")
      options.rate = number();
    else if (word == "--likelihood")
      options.likelihood = true;
    else if (word == "--least-seen")
      options.least_seen = static_cast<uint32_t>(number());
    else if (word == "--errors")
      options.errors = true;
    else if (word == "--bias")
      for (double& b : options.bias) b = number();
    else
      words.push_back(word);
  }
  if (words.size() < 4) {
    std::fprintf(stderr,
                 "usage: train_names LEXICON LANGUAGE OUT.tsv [--epochs N] [--likelihood] [--drop X] [--models N] "
                 "[--features N] [--folds N] DATA.jsonl...\n");
    std::exit(2);
  }
  options.lexicon = words[0];
  options.language = words[1];
  options.output = words[2];
  options.data.assign(words.begin() + 3, words.end());
  return options;
}

void run(const Options& options) {
  const Lexicon lexicon = std::filesystem::is_directory(options.lexicon) ? Lexicon::compile(options.lexicon)
                                                                         : Lexicon::open(options.lexicon);
  const Grammar grammar(lexicon);
  ExampleReader reader(lexicon, grammar, options.language);
  std::vector<Example> examples;
  for (const std::string& file : options.data) reader.load(file, examples);
  Learner learner(reader, options);
  Score score(options.errors);
  const size_t folds = std::max<size_t>(1, options.folds);
  for (size_t fold = 0; fold < folds; ++fold) {
    std::vector<Example*> seen, unseen;
    for (Example& e : examples) (options.folds > 0 && e.number % folds == fold ? unseen : seen).push_back(&e);
    const ModelRows rows = rows_of(learner.learn(seen), reader.numbers(), options);
    if (options.folds == 0) return write(rows, options.output);
    std::vector<Lexicon::Row> model_rows;
    for (const auto& [name, payload] : rows) model_rows.push_back({reader.language(), RuleRef{0}, {name, payload}});
    const NameModels models(lexicon, model_rows);
    Matcher matcher(lexicon, grammar, models);
    for (const Example* e : unseen) score.add(*e, matcher);
  }
  score.print();
}

}  // namespace

}  // namespace khabar::training

int main(int argc, char** argv) {
  khabar::training::run(khabar::training::parse(argc, argv));
  return 0;
}
