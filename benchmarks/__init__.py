"""Measurements that docs and tests quote."""
