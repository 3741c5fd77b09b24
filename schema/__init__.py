"""What can be asked: the types of the graph, a file per domain; `graph.py` puts them together."""
