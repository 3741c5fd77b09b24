from tests.cluster import clone, cluster, original

__all__ = ["clone", "cluster", "original"]
