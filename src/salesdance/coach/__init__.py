"""What would have happened otherwise: games played on from a turn, and where a deal turned."""
