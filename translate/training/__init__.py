"""Training a Marian model from a recipe: texts and settings in, a model's folder out.

Standard pieces do what they can: SentencePiece the vocabulary, transformers the network, torch the learning,
sacreBLEU the scores. What is here is their order, what is seen when, and a state that can be taken up exactly.
"""

from translate.training.corpora import finder
from translate.training.recipe import Recipe
from translate.training.recipe_file import read_recipe
from translate.training.run import Outcome, train

__all__ = ["Outcome", "Recipe", "finder", "read_recipe", "train"]
